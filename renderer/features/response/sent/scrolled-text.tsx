interface ScrolledTextProps {
  /** Its accessible name. */
  label: string
  text: string
  wrap: boolean
}

/** Text that scrolls in a frame of its own, by the keyboard too. */
export function ScrolledText({ label, text, wrap }: ScrolledTextProps) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={label}
      className="max-h-96 overflow-auto rounded-md border border-line bg-raised p-3 -outline-offset-1"
    >
      <pre
        className={`select-text font-mono text-ink text-xs leading-5 ${wrap ? 'whitespace-pre-wrap [overflow-wrap:anywhere]' : ''}`}
      >
        {text}
      </pre>
    </section>
  )
}
