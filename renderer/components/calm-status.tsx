import { useEffect, useState } from 'react'

/** What has stood so long is told. */
const STILL_MS = 1000

/**
 * Tells who hears the page what others read elsewhere in it, where that goes on changing, as a count does: what is the
 * first, and what it comes to.
 */
export function CalmStatus({ words }: { words: string }) {
  const [told, setTold] = useState('')
  useEffect(() => {
    if (told === words) return
    const timer = setTimeout(() => setTold(words), told === '' || words === '' ? 0 : STILL_MS)
    return () => clearTimeout(timer)
  }, [told, words])
  return (
    <span role="status" className="sr-only">
      {told}
    </span>
  )
}
