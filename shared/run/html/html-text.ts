import { visibleText } from '../../format/visible-text.ts'
import { svgText } from '../../waterfall/svg-markup.ts'

/** Text of whoever wrote it, to be shown as it is: no markup, and nothing that changes how what stands beside it reads. */
export function htmlText(text: string): string {
  return svgText(visibleText(text))
}
