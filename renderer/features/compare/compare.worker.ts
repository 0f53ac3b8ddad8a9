import { answerQuestions } from '../../components/answer-questions.ts'
import { type BodySide, compareBodies } from './compare-bodies.ts'

answerQuestions((sides: [BodySide, BodySide]) => compareBodies(...sides))
