import { statement } from '../../connection'

/** Everything kept about one account and the people it stands for; instants and days are text. */
export interface MyDataRecord {
  readonly account: {
    readonly channel: string
    readonly externalUserId: string
    readonly language: string | null
    readonly privacy: string | null
    readonly createdAt: string
  }
  readonly people: readonly PersonDataRecord[]
}

/** What is kept about one person at one school. */
export interface PersonDataRecord {
  readonly school: { readonly name: string; readonly zone: string }
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
  readonly sex: string | null
  readonly bornOn: string | null
  readonly roles: readonly { readonly role: string; readonly from: string; readonly until: string | null }[]
  readonly classes: readonly {
    readonly label: string
    readonly from: string
    readonly until: string | null
  }[]
  readonly children: readonly {
    readonly surname: string
    readonly givenName: string
    readonly relation: string
    readonly label: string | null
    readonly from: string
  }[]
  readonly links: readonly { readonly linkedAt: string; readonly unlinkedAt: string | null }[]
  readonly codes: readonly { readonly issuedAt: string; readonly expiresAt: string; readonly state: string }[]
  readonly consents: readonly {
    readonly item: string
    readonly number: string
    readonly subject: string
    readonly evidence: string
    readonly from: string
    readonly withdrawnAt: string | null
  }[]
  readonly preferences: readonly { readonly pupil: string; readonly kind: string; readonly mode: string }[]
  readonly marks: readonly {
    readonly day: string
    readonly subject: string
    readonly mark: string
    readonly comment: string | null
  }[]
  readonly attendance: readonly {
    readonly day: string
    readonly subject: string
    readonly presence: string
    readonly reason: string
  }[]
  readonly results: readonly { readonly subject: string; readonly kind: string; readonly mark: string }[]
  readonly messages: readonly { readonly at: string; readonly body: string }[]
  readonly absences: readonly {
    readonly pupil: string
    readonly from: string
    readonly until: string
    readonly reason: string
    readonly note: string | null
  }[]
  readonly notices: readonly { readonly state: string; readonly count: number }[]
}

const guards = (child: string) => `g.guardian_id = p.id and g.pupil_id = ${child}
  and g.from_on <= t.today and (g.until_on is null or g.until_on > t.today)
  and not (g.restricted_from is not null and g.restricted_from <= t.today
           and (g.restricted_until is null or g.restricted_until > t.today))`

/** Oneself or a child whom one stands for today: of any other nothing is told, were it said by oneself. */
const isOwn = (subject: string) =>
  `(${subject} = p.id or exists (select from guardianships g where ${guards(subject)}))`

const list = (columns: string, from: string, order: string) =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${columns}) order by ${order}), '[]') from ${from})`

const person = `jsonb_build_object(
  'school', jsonb_build_object('name', s.name, 'zone', s.time_zone),
  'surname', p.surname, 'givenName', p.given_name, 'patronymic', p.patronymic, 'sex', p.sex, 'bornOn', p.birth_on,
  'roles', ${list(`'role', r.role, 'from', r.from_on, 'until', r.until_on`, 'staff_roles r where r.person_id = p.id', 'r.id')},
  'classes', ${list(
    `'label', c.label, 'from', m.from_on, 'until', m.until_on`,
    'class_memberships m join classes c on c.id = m.class_id where m.pupil_id = p.id',
    'm.from_on',
  )},
  'children', ${list(
    `'surname', c.surname, 'givenName', c.given_name, 'relation', g.relation, 'label', g.label, 'from', g.from_on`,
    `guardianships g join people c on c.id = g.pupil_id where ${guards('c.id')}`,
    'g.id',
  )},
  'links', ${list(`'linkedAt', k.linked_at, 'unlinkedAt', k.unlinked_at`, 'account_links k where k.person_id = p.id', 'k.id')},
  'codes', ${list(
    `'issuedAt', k.issued_at, 'expiresAt', k.expires_at,
     'state', case when k.redeemed_at is not null then 'redeemed' when k.revoked_at is not null then 'revoked' else 'unused' end`,
    'link_codes k where k.person_id = p.id',
    'k.id',
  )},
  'consents', ${list(
    `'item', k.item, 'number', k.number, 'subject', c.given_name, 'evidence', k.evidence, 'from', k.from_on, 'withdrawnAt', k.withdrawn_at`,
    `consents k join people c on c.id = k.subject_id
     where (k.given_by_id = p.id or k.subject_id = p.id and l.is_pupil) and ${isOwn('k.subject_id')}`,
    'k.id',
  )},
  'preferences', ${list(
    `'pupil', c.given_name, 'kind', n.kind, 'mode', n.mode`,
    `notice_preferences n join people c on c.id = n.pupil_id
     where n.account_id = a.id and c.school_id = s.id and ${isOwn('n.pupil_id')}`,
    'c.id, n.kind',
  )},
  'marks', ${list(
    `'day', m.day, 'subject', u.name, 'mark', coalesce(m.value::text, m.code), 'comment', m.comment`,
    'marks m join subjects u on u.id = m.subject_id where m.pupil_id = p.id and p.id = any($3::bigint[]) and m.withdrawn_at is null and m.published_at <= $2',
    'm.day, m.id',
  )},
  'attendance', ${list(
    `'day', x.day, 'subject', u.name, 'presence', x.presence, 'reason', x.reason`,
    `attendance x join lessons o on o.id = x.lesson_id join courses q on q.id = o.course_id join subjects u on u.id = q.subject_id
     where x.pupil_id = p.id and p.id = any($4::bigint[]) and x.published_at <= $2`,
    'x.day, x.id',
  )},
  'results', ${list(
    `'subject', u.name, 'kind', e.kind, 'mark', coalesce(e.value::text, e.code)`,
    'results e join subjects u on u.id = e.subject_id where e.pupil_id = p.id and p.id = any($3::bigint[]) and e.published_at <= $2',
    'e.id',
  )},
  'messages', ${list(`'at', m.at, 'body', m.body`, 'messages m where m.by_id = p.id', 'm.id')},
  'absences', ${list(
    `'pupil', c.given_name, 'from', b.from_on, 'until', b.until_on, 'reason', b.reason, 'note', b.note`,
    `absence_periods b join people c on c.id = b.pupil_id
     where (b.reported_by_id = p.id or b.pupil_id = p.id) and ${isOwn('b.pupil_id')}`,
    'b.id',
  )},
  'notices', (select coalesce(jsonb_agg(jsonb_build_object('state', n.state, 'count', n.count)), '[]')
    from (select o.state, count(*) from outbox o join account_links k on k.id = o.account_link_id
      where k.person_id = p.id group by 1 order by 1) n))`

/**
 * Gathers everything kept about an account and about the people it is linked to now. Values: account id, the present instant,
 * those of the people whose marks may be shown, those whose attendance may be.
 */
export const myData = statement<{ data: MyDataRecord }>(
  'my-data',
  `select jsonb_build_object(
     'account', jsonb_build_object('channel', a.channel, 'externalUserId', a.external_user_id, 'language', a.language,
       'privacy', a.privacy, 'createdAt', a.created_at),
     'people', (select coalesce(jsonb_agg(${person} order by l.id), '[]')
       from (select k.id, k.person_id, exists (select from class_memberships m where m.pupil_id = k.person_id) as is_pupil
         from account_links k where k.account_id = a.id and k.unlinked_at is null) l
       join people p on p.id = l.person_id
       join schools s on s.id = p.school_id and s.closed_at is null
       cross join lateral (select ($2::timestamptz at time zone s.time_zone)::date as today) t
       where p.left_on is null or p.left_on > t.today)) as data
   from accounts a where a.id = $1`,
)
