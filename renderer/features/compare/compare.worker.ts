import { type BodySide, compareBodies } from './compare-bodies.ts'

self.onmessage = (event: MessageEvent<[BodySide, BodySide]>) => {
  self.postMessage(compareBodies(...event.data))
}
