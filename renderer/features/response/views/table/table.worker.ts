import { answerQuestions } from '../../../../components/answer-questions.ts'
import { TableDesk, type TableQuestion } from './table-desk.ts'

const desk = new TableDesk()

answerQuestions((question: TableQuestion) => desk.answer(question))
