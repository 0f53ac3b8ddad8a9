import { type ReactNode, useEffect, useState } from 'react'

/** What takes longer than this is told of, in milliseconds. */
const PATIENCE_MS = 500

/** What is shown only of something that takes long. */
export function Slowly({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return late && children
}
