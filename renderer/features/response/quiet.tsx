import type { ReactNode } from 'react'

/** Says that there is nothing here, and why, without making much of it. */
export function Quiet({ children }: { children: ReactNode }) {
  return (
    <p className="px-6 py-6 text-center text-faint text-sm [@media(max-height:700px)]:py-3">{children}</p>
  )
}
