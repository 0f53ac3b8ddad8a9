import { readText, type TextBytes } from './text-content.ts'

self.onmessage = (event: MessageEvent<TextBytes>) => {
  self.postMessage(readText(event.data))
}
