import { useEffect, useState } from 'react'

/**
 * What a worker says to a question; what it said to the one before stays until then.
 * @param ask always the same function
 * @param index what is asked about; undefined where there is nothing to ask
 */
export function useAsked<Answer>(
  ask: (index: number) => Promise<Answer | undefined>,
  index: number | undefined
): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>()
  useEffect(() => {
    if (index === undefined) return
    let wanted = true
    ask(index).then(
      next => wanted && setAnswer(next),
      // The list is on its way out.
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [ask, index])
  return answer
}
