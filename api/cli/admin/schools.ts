import { createSchool } from '../../../journal/schools/create-school'
import { listSchools } from '../../../journal/schools/list-schools'
import type { Command } from './command'
import { everyPage } from './every-page'

/** Schools. */
export const schoolCommands: readonly Command[] = [
  {
    name: 'school create',
    options: {
      name: { kind: 'text', required: true },
      short: { kind: 'text', required: true },
      zone: { kind: 'text', required: true },
      kind: { kind: 'kinds' },
      address: { kind: 'text' },
      phone: { kind: 'text' },
      officer: { kind: 'text' },
    },
    takesId: false,
    async run({ ask, print, t }, { name = '', short = '', zone = '', kind, address, phone, officer }) {
      const { id } = await ask(createSchool, {
        kind: kind === 'college' ? 'college' : 'school',
        name,
        shortName: short,
        timeZone: zone,
        address,
        phone,
        dataOfficer: officer,
      })
      print(t('admin:school.created', { id, name: short }))
    },
  },
  {
    name: 'school list',
    options: {},
    takesId: false,
    async run({ ask, print, t }) {
      let count = 0
      for await (const school of everyPage((after) => ask(listSchools, { after, limit: 200 }))) {
        print([school.id, school.shortName, school.timeZone].join('\t'))
        count++
      }
      if (count === 0) print(t('admin:school.none'))
    },
  },
]
