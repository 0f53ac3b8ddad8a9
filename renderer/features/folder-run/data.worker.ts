import { answerQuestions } from '../../components/answer-questions.ts'
import { readData } from './read-data.ts'

answerQuestions(readData)
