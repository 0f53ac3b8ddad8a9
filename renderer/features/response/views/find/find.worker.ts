import type { TextQuery } from '#shared/model/text-document.ts'
import { answerQuestions } from '../../../../components/answer-questions.ts'
import { findInText } from './find-in-text.ts'

answerQuestions(({ text, query }: { text: string; query: TextQuery }) => findInText(text, query))
