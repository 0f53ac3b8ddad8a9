import { laterPart } from '../../../components/later-part.tsx'
import type { BodyView } from './body-view.ts'
import { imageTypeOf } from './image/image-type.ts'
import { formatOfTable } from './table/table-facts.ts'
import { looksBinary, looksLaidOut } from './text/text-facts.ts'

/** Every way to look at a body. Of those that suit one alike, the earlier comes first. */
export const VIEWS: readonly BodyView[] = [
  {
    name: 'image',
    label: 'Image',
    suits: facts => (imageTypeOf(facts) ? 2 : 0),
    View: laterPart(() => import('./image/image-view.tsx').then(module => module.ImageView))
  },
  {
    name: 'decoded',
    label: 'Decoded',
    suits: ({ guess }) => (guess.kind === 'messagepack' || guess.kind === 'cbor' ? 2 : 0),
    View: laterPart(() => import('./decoded/decoded-view.tsx').then(module => module.DecodedView))
  },
  {
    name: 'events',
    label: 'Events',
    suits: ({ guess }) => (guess.kind === 'event-stream' ? 2 : 0),
    View: laterPart(() => import('./events/events-view.tsx').then(module => module.EventsView))
  },
  {
    name: 'parts',
    label: 'Parts',
    suits: ({ guess }) => (guess.kind === 'multipart' ? 2 : 0),
    View: laterPart(() => import('./parts/parts-view.tsx').then(module => module.PartsView))
  },
  {
    name: 'table',
    label: 'Table',
    suits: facts => (formatOfTable(facts) === undefined ? 0 : facts.guess.kind === 'csv' ? 2 : 1),
    View: laterPart(() => import('./table/table-view.tsx').then(module => module.TableView))
  },
  {
    name: 'pretty',
    label: 'Pretty',
    suits: facts => (looksLaidOut(facts) ? 2 : 0),
    View: laterPart(() => import('./text/text-view.tsx').then(module => module.PrettyView))
  },
  {
    name: 'text',
    label: 'Text',
    suits: facts => (looksBinary(facts) ? 1 : 2),
    View: laterPart(() => import('./text/text-view.tsx').then(module => module.RawView))
  },
  {
    name: 'media',
    label: 'Play',
    suits: ({ guess }) => (guess.kind === 'audio' || guess.kind === 'video' ? 2 : 0),
    View: laterPart(() => import('./media/media-view.tsx').then(module => module.MediaView))
  },
  {
    name: 'pdf',
    label: 'PDF',
    suits: ({ guess }) => (guess.kind === 'pdf' ? 2 : 0),
    View: laterPart(() => import('./pdf/pdf-view.tsx').then(module => module.PdfView))
  },
  {
    name: 'preview',
    label: 'Preview',
    suits: ({ guess }) => (guess.kind === 'html' ? 1 : 0),
    View: laterPart(() => import('./preview/preview-view.tsx').then(module => module.PreviewView))
  },
  {
    name: 'hex',
    label: 'Hex',
    // Last where there is text, and first where nothing else is known.
    suits: facts => (looksBinary(facts) ? 2 : 1),
    View: laterPart(() => import('./hex/hex-view.tsx').then(module => module.HexView))
  }
]
