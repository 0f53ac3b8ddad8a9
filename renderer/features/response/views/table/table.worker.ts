import { TableDesk, type TableQuestion } from './table-desk.ts'

const desk = new TableDesk()

self.onmessage = ({ data }: MessageEvent<TableQuestion>) => {
  self.postMessage(desk.answer(data))
}
