import { answerQuestions } from '../../../../components/answer-questions.ts'
import { EventsDesk, type EventsQuestion } from './events-desk.ts'

const desk = new EventsDesk()

answerQuestions((question: EventsQuestion) => desk.answer(question))
