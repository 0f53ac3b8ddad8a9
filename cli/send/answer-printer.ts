import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import type { Exchange, ResponseHead } from '#shared/model/exchange.ts'

/** Where the answer of an exchange is printed. */
export interface AnswerPrinter {
  /** Whether what is told on standard error now would stand behind the last line of the body, and not below it. */
  readonly endsInLine: boolean
  /** Whether a person looks at where it is printed, and what comes of it now is not to be seen. */
  readonly isSilent: boolean
  /** Its head has come. @returns who takes the body */
  open(head: ResponseHead): BodyOutlet
  /** All of it has been printed, or what came of it. @throws ClientError IO when it could not be */
  end(exchange: Exchange): Promise<void>
  /** Nothing more is printed. */
  close(): void
}
