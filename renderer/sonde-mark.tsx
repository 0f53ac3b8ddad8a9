/** The mark: a waterfall of three phases. The same shapes as `icon.svg`. */
export function SondeMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <g className="fill-accent-ink">
        <rect x="5" y="6" width="7" height="3" rx="1.5" />
        <rect x="9" y="10.5" width="8" height="3" rx="1.5" />
        <rect x="14" y="15" width="5" height="3" rx="1.5" />
      </g>
    </svg>
  )
}
