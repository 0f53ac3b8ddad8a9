import {
  BadgeCheck,
  FileKey,
  History,
  Info,
  Keyboard,
  KeyRound,
  Palette,
  Route,
  SlidersHorizontal
} from 'lucide-react'
import type { SideTab } from '../../components/side-tabs.tsx'
import type { PreferencesSection } from '../../state/ui.ts'
import { VaultKeeping } from '../vault/vault-keeping.tsx'
import { AboutSection } from './about-section.tsx'
import { AllowedSection } from './allowed-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { CertificatesSection } from './certificates-section.tsx'
import { HistorySection } from './history-section.tsx'
import { ProxySection } from './proxy-section.tsx'
import { RequestsSection } from './requests-section.tsx'
import { ShortcutsSection } from './shortcuts/shortcuts-section.tsx'

/** The parts of the preferences, in order. */
export const SECTIONS: readonly SideTab<PreferencesSection>[] = [
  { value: 'appearance', label: 'Appearance', icon: <Palette />, panel: <AppearanceSection /> },
  { value: 'requests', label: 'Requests', icon: <SlidersHorizontal />, panel: <RequestsSection /> },
  { value: 'proxy', label: 'Proxy', icon: <Route />, panel: <ProxySection /> },
  { value: 'certificates', label: 'Certificates', icon: <FileKey />, panel: <CertificatesSection /> },
  { value: 'shortcuts', label: 'Shortcuts', icon: <Keyboard />, panel: <ShortcutsSection /> },
  { value: 'history', label: 'History', icon: <History />, panel: <HistorySection /> },
  { value: 'secrets', label: 'Secrets', icon: <KeyRound />, panel: <VaultKeeping /> },
  { value: 'allowed', label: 'Allowed', icon: <BadgeCheck />, panel: <AllowedSection /> },
  { value: 'about', label: 'About', icon: <Info />, panel: <AboutSection /> }
]
