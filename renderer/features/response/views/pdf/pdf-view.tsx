import { Quiet } from '../../quiet.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { PdfPassword } from './pdf-password.tsx'
import { PdfReader } from './pdf-reader.tsx'
import { usePdf } from './use-pdf.ts'

/** A body as the document that it is, page by page. */
export function PdfView({ body }: BodyViewProps) {
  const pdf = usePdf(body)
  switch (pdf.state) {
    case 'opening':
      return <Quiet>Opening the document …</Quiet>
    case 'locked':
      return <PdfPassword wrong={pdf.wrong} onUnlock={pdf.unlock} />
    case 'failed':
      return <Quiet>{pdf.why}</Quiet>
    case 'open':
      return <PdfReader document={pdf.document} />
  }
}
