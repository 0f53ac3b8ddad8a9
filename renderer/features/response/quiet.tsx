import type { ReactNode } from 'react'

/** Says that there is nothing here, and why, without making much of it. */
export function Quiet({ children }: { children: ReactNode }) {
  return <p className="p-6 text-center text-faint text-sm low:py-3">{children}</p>
}
