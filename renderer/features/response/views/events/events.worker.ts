import { EventsDesk, type EventsQuestion } from './events-desk.ts'

const desk = new EventsDesk()

self.onmessage = ({ data }: MessageEvent<EventsQuestion>) => {
  self.postMessage(desk.answer(data))
}
