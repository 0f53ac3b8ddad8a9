import { laterPart } from '../../components/later-part.tsx'

/** The sections of a response that are not in sight at first: their code comes when one of them is chosen. */
export const HeadersSection = laterPart(
  async () => (await import('./headers/headers-section.tsx')).HeadersSection
)
export const CookiesSection = laterPart(
  async () => (await import('./cookies/cookies-section.tsx')).CookiesSection
)
export const ConnectionSection = laterPart(
  async () => (await import('./connection/connection-section.tsx')).ConnectionSection
)
export const SentSection = laterPart(async () => (await import('./sent/sent-section.tsx')).SentSection)
export const EventConsole = laterPart(
  async () => (await import('../socket/session/event-console.tsx')).EventConsole
)
