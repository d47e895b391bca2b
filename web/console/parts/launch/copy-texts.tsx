// web/console/parts/launch/copy-texts.tsx: posts, and the banner for the city's own site, to copy.
import { useState } from 'preact/hooks'
import { type Language, pathIn } from '../../../../core/languages.ts'
import { launchTextsIn } from '../../../../core/launch-texts.ts'
import { useDesk } from '../../context.ts'
import type { Launch } from '../../desk/launch.ts'
import { shownText } from '../../launch-draft.ts'
import { LANGUAGE_WORDS } from '../../translation-draft.ts'
import { TableScroll } from '../table-scroll.tsx'

export function CopyTexts({ launch }: { launch: Launch }) {
  const { languages } = useDesk().me.city
  return (
    <>
      <p class="muted">
        Filled in with what {launch.isOpen ? 'is public now' : 'would be public if the launch were now'}: copy them
        again on the day.
      </p>
      {languages.map((language) => (
        <div key={language}>
          {copiesIn(launch, language, languages[0]!).map(({ title, text }) => (
            <CopyText key={title} title={`${LANGUAGE_WORDS[language]}: ${title}`} text={text} language={language} />
          ))}
        </div>
      ))}
    </>
  )
}

function copiesIn(launch: Launch, language: Language, first: Language): { title: string; text: string }[] {
  const texts = launchTextsIn(launch as Parameters<typeof launchTextsIn>[0], language)
  const shown = (text: string) => shownText(launch, launch.speaker, text, language)
  const { address } = launch.site
  const at = (path: string) => address + pathIn({ language: first }, language, path)
  const alt = `${launch.site.portals[language] ?? launch.site.city}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return [
    { title: 'short post', text: shown(texts.socialShort) },
    { title: 'long post', text: shown(texts.socialLong) },
    { title: 'press release', text: shown(texts.pressRelease) },
    {
      title: 'banner for other sites',
      text: `<a href="${at('/')}">\n  <img src="${at('/press/banner.svg')}" alt="${alt.replaceAll('<', '&lt;')}" width="480" height="120">\n</a>`,
    },
  ]
}

function CopyText({ title, text, language }: { title: string; text: string; language: Language }) {
  const { announce } = useDesk()
  const [isCopied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      announce(`${title} was copied.`)
    } catch {
      announce('The browser did not allow copying: select the text and copy it.')
    }
  }

  return (
    <div class="launch-copy">
      <h3>{title}</h3>
      <TableScroll label={title}>
        <pre lang={language}>{text}</pre>
      </TableScroll>
      <button type="button" class="button quiet" onClick={copy}>
        {isCopied ? 'Copied' : 'Copy'}
        <span class="visually-hidden">: {title}</span>
      </button>
    </div>
  )
}
