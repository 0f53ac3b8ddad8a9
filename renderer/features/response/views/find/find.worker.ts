import type { TextQuery } from '#shared/model/text-document.ts'
import { findInText } from './find-in-text.ts'

self.onmessage = ({ data: { text, query } }: MessageEvent<{ text: string; query: TextQuery }>) => {
  self.postMessage(findInText(text, query))
}
