import { useEffect, useRef } from 'react'
import { useThemeInForce } from '../../../state/use-theme-in-force.ts'
import { beginPainting } from '../../timeline/begin-painting.ts'
import { readColours } from '../../timeline/read-colours.ts'

/** Paints a picture anew. @param colourOf gives a colour of the theme by its name */
export type Paint = (context: CanvasRenderingContext2D, colourOf: (name: string) => string) => void

interface PaintedCanvasProps {
  widthPx: number
  heightPx: number
  paint: Paint
}

/** A picture that is painted at most once a frame, however often what it shows changes, and not while it is hidden. */
export function PaintedCanvas({ widthPx, heightPx, paint }: PaintedCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeInForce()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew from the theme
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const context = canvas.current && beginPainting(canvas.current, widthPx, heightPx)
      if (context) paint(context, readColours(context.canvas))
    })
    return () => cancelAnimationFrame(frame)
  }, [widthPx, heightPx, paint, theme])
  return (
    <div aria-hidden="true" className="pointer-events-none absolute top-0 left-0">
      <canvas ref={canvas} style={{ width: widthPx, height: heightPx }} />
    </div>
  )
}
