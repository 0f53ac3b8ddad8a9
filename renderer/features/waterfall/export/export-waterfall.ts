import type { Exchange } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { coverExchange } from '#shared/redaction/cover-exchange.ts'
import { exportSvg } from '#shared/waterfall/export-svg.ts'
import { noteOfHop } from '#shared/waterfall/note-of-hop.ts'
import { textTable } from '#shared/waterfall/text-table.ts'
import type { Viewport } from '#shared/waterfall/viewport.ts'
import { downloadBlob } from '../../../components/download.ts'
import { tell, tellFailure } from '../../../state/notices.ts'
import { fileNameFor } from './file-name.ts'
import { rasterise } from './rasterise.ts'
import { themeColours } from './theme-colours.ts'

export type ExportFormat = 'png' | 'svg' | 'text'

const TYPES = {
  png: { type: 'image/png', extension: 'png', name: 'PNG' },
  svg: { type: 'image/svg+xml', extension: 'svg', name: 'SVG' },
  text: { type: 'text/plain', extension: 'txt', name: 'text' }
} as const

interface Exported {
  exchange: Exchange
  /** What is masked in it, whether it is covered in the window or not. */
  secrets: readonly SecretForm[]
  /** What of the time a picture shows; a text always shows all. */
  viewport: Viewport | undefined
}

/** Puts the waterfall of an exchange on the clipboard, and says so. */
export async function copyWaterfall(format: ExportFormat, exported: Exported): Promise<void> {
  try {
    if (!window.isSecureContext) throw new Error('Pages of this address have no clipboard. Save it instead.')
    const blob = await blobOf(format, exported)
    if (format === 'png') await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })])
    else await navigator.clipboard.writeText(await blob.text())
    tell(`Waterfall copied as ${TYPES[format].name}.`)
  } catch (thrown) {
    tellFailure('The waterfall could not be copied', thrown)
  }
}

/** Saves it to a file, as the shell saves what is downloaded. */
export async function saveWaterfall(format: ExportFormat, exported: Exported): Promise<void> {
  try {
    const { exchange: covered } = coverExchange(exported.exchange, exported.secrets)
    downloadBlob(await blobOf(format, exported), fileNameFor(covered, TYPES[format].extension))
  } catch (thrown) {
    tellFailure('The waterfall could not be saved', thrown)
  }
}

async function blobOf(format: ExportFormat, { exchange, secrets, viewport }: Exported): Promise<Blob> {
  const { exchange: covered } = coverExchange(exchange, secrets)
  const noteOf = (hop: Exchange['hops'][number]) => noteOfHop(hop, covered)
  if (format === 'text') return new Blob([textTable(covered, { noteOf })], { type: TYPES.text.type })
  const svg = exportSvg(covered, { colours: themeColours(), noteOf, ...(viewport && { viewport }) })
  return format === 'svg' ? new Blob([svg], { type: TYPES.svg.type }) : rasterise(svg)
}
