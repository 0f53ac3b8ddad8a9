import { NumberField } from './number-field.tsx'
import { parseCount } from './parse-count.ts'
import { SettingGroup } from './setting-row.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { useSettings } from './use-settings.ts'

const MOST = 100

/** Where to stop on the way that answers point, and what goes along; cookies are part of that. */
export function RedirectSettings() {
  const { typed, complete, edit, sourceOf } = useSettings()
  const { follow, max, keepCredentials } = complete.redirects
  const change = (part: Partial<typeof complete.redirects>) =>
    edit({ redirects: { ...typed.redirects, ...part } })
  return (
    <SettingGroup title="Redirects and cookies">
      <SwitchSetting
        title="Follow redirects"
        explains="Each one is a hop of its own. Off: the 3xx response itself is the answer."
        source={sourceOf('redirects.follow')}
        checked={follow}
        onChange={next => change({ follow: next })}
      />
      {follow && (
        <>
          <NumberField
            label="Most redirects"
            title="At most"
            explains="One more ends the exchange with an error. Default 10."
            field="settings.redirects.max"
            source={sourceOf('redirects.max')}
            value={max}
            step={1}
            unit={max === 1 ? 'hop' : 'hops'}
            read={text => parseCount(text, MOST)}
            name={String}
            onChange={next => change({ max: next })}
          />
          <SwitchSetting
            title="Keep credentials"
            explains="Also give Authorization, Cookie and keys such as X-Api-Key, as typed, to another origin."
            source={sourceOf('redirects.keepCredentials')}
            checked={keepCredentials}
            onChange={next => change({ keepCredentials: next })}
          />
        </>
      )}
      <SwitchSetting
        title="Use the cookie jar"
        explains="Send the cookies that servers have set, and store what the answers set."
        source={sourceOf('cookies')}
        checked={complete.cookies}
        onChange={cookies => edit({ cookies })}
      />
    </SettingGroup>
  )
}
