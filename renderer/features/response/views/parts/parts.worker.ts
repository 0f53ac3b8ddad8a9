import { PartsDesk, type PartsQuestion } from './parts-desk.ts'

const desk = new PartsDesk()

self.onmessage = ({ data }: MessageEvent<PartsQuestion>) => {
  self.postMessage(desk.answer(data))
}
