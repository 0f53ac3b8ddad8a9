import { type BodyToDecode, decodeBody } from './decode-body.ts'

self.onmessage = ({ data }: MessageEvent<BodyToDecode>) => {
  self.postMessage(decodeBody(data))
}
