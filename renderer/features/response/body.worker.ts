import { type BodyBytes, readBodyContent } from './body-content.ts'

self.onmessage = (event: MessageEvent<BodyBytes>) => {
  self.postMessage(readBodyContent(event.data))
}
