import { errorCodes } from '../../../journal/errors'
import { languages } from '../../../locales/translate'
import { programTexts } from '../../support/chat'

describe.each(languages)('refusals in %s', (language) => {
  it.each(errorCodes)('have a sentence for %s that needs no further values', (code) => {
    const sentence = programTexts().translator(language)(`errors:${code}`)
    expect(sentence.length).toBeGreaterThan(20)
    expect(sentence).not.toContain('{{')
  })
})
