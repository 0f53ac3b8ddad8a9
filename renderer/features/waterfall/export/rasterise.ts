/** Twice as fine as it is drawn, so that text is sharp on every screen. */
const SCALE = 2
/** Higher than this, canvases fail in some browsers. */
const MOST_PX = 16_000

/** Paints an SVG document that needs nothing outside of it. @throws Error where it cannot be painted */
export async function rasterise(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const scale = Math.min(SCALE, MOST_PX / image.height)
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        blob => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
        'image/png'
      )
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}
