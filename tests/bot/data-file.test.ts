import { dataFile } from '../../bot/features/privacy/data-file'
import type { MyData } from '../../journal/access/copy-of-my-data'
import { languages } from '../../locales/translate'
import { programTexts } from '../support/chat'
import { testNow } from '../support/factories'

const at = '2026-11-20T09:00:00+00:00'

const everything: MyData = {
  account: { channel: 'telegram', externalUserId: '700', language: 'ru', privacy: null, createdAt: at },
  people: [
    {
      school: { name: 'МБОУ «Школа № 12»', zone: 'Europe/Moscow' },
      surname: 'Козлова',
      givenName: 'Ольга',
      patronymic: 'Сергеевна',
      sex: null,
      bornOn: '1985-03-08',
      roles: [
        'administrator',
        'technical_administrator',
        'director',
        'deputy_head',
        'secretary',
        'teacher',
      ].map((role) => ({ role, from: '2020-09-01', until: null })),
      classes: [{ label: '7Б', from: '2026-09-01', until: '2027-09-01' }],
      children: ['mother', 'father', 'guardian', 'trustee', 'foster_parent', 'other'].map((relation) => ({
        surname: 'Козлова',
        givenName: 'Анна',
        relation,
        label: 'Аня',
        from: '2013-05-12',
      })),
      links: [{ linkedAt: at, unlinkedAt: at }],
      codes: ['redeemed', 'revoked', 'unused'].map((state) => ({ issuedAt: at, expiresAt: at, state })),
      consents: ['basics', 'marks', 'attendance'].map((item) => ({
        item,
        number: '154',
        subject: 'Анна',
        evidence: item === 'basics' ? 'paper' : 'chat',
        from: '2026-09-01',
        withdrawnAt: at,
      })),
      preferences: ['mark', 'absence', 'homework', 'timetable', 'digest', 'announcement'].map((kind) => ({
        pupil: 'Анна',
        kind,
        mode: kind === 'mark' ? 'instant' : kind === 'digest' ? 'digest' : 'off',
      })),
      marks: [{ day: '2026-11-20', subject: 'Алгебра', mark: '5', comment: 'умница' }],
      attendance: ['present', 'absent', 'late', 'left_early', 'remote'].map((presence) => ({
        day: '2026-11-20',
        subject: 'Алгебра',
        presence,
        reason: presence === 'absent' ? 'ill' : 'unknown',
      })),
      results: ['term', 'half', 'year', 'exam', 'state', 'final'].map((kind) => ({
        subject: 'Алгебра',
        kind,
        mark: '5',
      })),
      messages: [{ at, body: 'Здравствуйте!' }],
      absences: ['ill', 'family', 'competition', 'other'].map((reason) => ({
        pupil: 'Анна',
        from: '2026-11-20',
        until: '2026-11-21',
        reason,
        note: null,
      })),
      notices: ['held', 'ready', 'sending', 'sent', 'failed', 'dead', 'cancelled'].map((state) => ({
        state,
        count: 2,
      })),
    },
  ],
}

describe('the copy of one’s own data', () => {
  it.each(languages)('has a word for everything that is kept (%s)', (language) => {
    const text = dataFile(programTexts().translator(language), language, everything, testNow)
    expect(text).toContain('Козлова Ольга Сергеевна')
    expect(text).not.toMatch(/undefined|null|_|\{\{/)
  })

  it('is written in the person’s language and the school’s time', () => {
    const text = dataFile(programTexts().translator('ru'), 'ru', everything, testNow)
    expect(text).toContain(
      'Копия данных, которые хранит школа для этого подключения. 24 ноября 2026 г., 12:00',
    )
    expect(text).toContain('— 20 ноября 2026 г.: Алгебра — 5, умница')
    expect(text).toContain(
      '— № 154 с 1 сентября 2026 г., о ком: Анна, оценки, дано в боте, отозвано 20 ноября',
    )
  })
})
