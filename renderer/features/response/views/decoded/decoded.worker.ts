import { answerQuestions } from '../../../../components/answer-questions.ts'
import { decodeBody } from './decode-body.ts'

answerQuestions(decodeBody)
