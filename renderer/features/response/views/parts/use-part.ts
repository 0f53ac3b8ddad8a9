import { useEffect, useState } from 'react'
import type { PartDetail, PartsAnswer, PartsQuestion } from './parts-desk.ts'

type Ask = (question: PartsQuestion) => Promise<PartsAnswer>

/** All of one part. What has been found once stays as it is, however many more are found. */
export function usePart(ask: Ask, index: number, none: boolean): PartDetail | undefined {
  const [part, setPart] = useState<PartDetail>()
  useEffect(() => {
    if (none) return
    let wanted = true
    ask({ kind: 'part', index }).then(
      answer => wanted && setPart(answer.part),
      // The list is on its way out.
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [ask, index, none])
  return part
}
