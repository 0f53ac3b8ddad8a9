import { answerQuestions } from '../../../../components/answer-questions.ts'
import { layCodeOut } from './pretty/lay-code-out.ts'
import { readText, type TextBytes, type TextContent } from './text-content.ts'

answerQuestions((body: TextBytes) => withCodeLayout(readText(body)))

/** CSS, JavaScript and YAML have their layout from elsewhere. */
async function withCodeLayout(content: TextContent): Promise<TextContent> {
  const { pretty, notice } = await layCodeOut(content.raw, content.language)
  return {
    ...content,
    ...(pretty !== undefined && { pretty }),
    ...(notice !== undefined && { layoutNotice: notice })
  }
}
