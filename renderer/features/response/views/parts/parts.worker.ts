import { answerQuestions } from '../../../../components/answer-questions.ts'
import { PartsDesk, type PartsQuestion } from './parts-desk.ts'

const desk = new PartsDesk()

answerQuestions((question: PartsQuestion) => desk.answer(question))
