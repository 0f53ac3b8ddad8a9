import { laterPart } from '../../../components/later-part.tsx'
import type { BodyView } from './body-view.ts'
import { VIEW_SUITS } from './view-suits.ts'

/** Every way to look at a body. Of those that suit one alike, the earlier comes first. */
export const VIEWS: readonly BodyView[] = [
  {
    name: 'image',
    label: 'Image',
    suits: VIEW_SUITS.image,
    View: laterPart(() => import('./image/image-view.tsx').then(module => module.ImageView))
  },
  {
    name: 'decoded',
    label: 'Decoded',
    suits: VIEW_SUITS.decoded,
    View: laterPart(() => import('./decoded/decoded-view.tsx').then(module => module.DecodedView))
  },
  {
    name: 'events',
    label: 'Events',
    suits: VIEW_SUITS.events,
    View: laterPart(() => import('./events/events-view.tsx').then(module => module.EventsView))
  },
  {
    name: 'parts',
    label: 'Parts',
    suits: VIEW_SUITS.parts,
    View: laterPart(() => import('./parts/parts-view.tsx').then(module => module.PartsView))
  },
  {
    name: 'table',
    label: 'Table',
    suits: VIEW_SUITS.table,
    View: laterPart(() => import('./table/table-view.tsx').then(module => module.TableView))
  },
  {
    name: 'pretty',
    label: 'Pretty',
    suits: VIEW_SUITS.pretty,
    View: laterPart(() => import('./text/text-view.tsx').then(module => module.PrettyView))
  },
  {
    name: 'text',
    label: 'Text',
    suits: VIEW_SUITS.text,
    View: laterPart(() => import('./text/text-view.tsx').then(module => module.RawView))
  },
  {
    name: 'media',
    label: 'Play',
    suits: VIEW_SUITS.media,
    View: laterPart(() => import('./media/media-view.tsx').then(module => module.MediaView))
  },
  {
    name: 'pdf',
    label: 'PDF',
    suits: VIEW_SUITS.pdf,
    View: laterPart(() => import('./pdf/pdf-view.tsx').then(module => module.PdfView))
  },
  {
    name: 'preview',
    label: 'Preview',
    suits: VIEW_SUITS.preview,
    View: laterPart(() => import('./preview/preview-view.tsx').then(module => module.PreviewView))
  },
  {
    name: 'hex',
    label: 'Hex',
    suits: VIEW_SUITS.hex,
    View: laterPart(() => import('./hex/hex-view.tsx').then(module => module.HexView))
  }
]
