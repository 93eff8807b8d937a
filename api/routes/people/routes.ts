import { changePerson } from '../../../journal/people/change-person'
import { createPerson } from '../../../journal/people/create-person'
import { listPeople } from '../../../journal/people/list-people'
import { readPerson } from '../../../journal/people/read-person'
import { idParams, pageOf, route } from '../../route'
import { newPerson, peopleQuery, person, personChanges } from './schema'

/** People whom schools know; scope `people`. */
export const peopleRoutes = [
  route({
    method: 'post',
    path: '/people',
    summary: 'Enter a person, such as a parent',
    description: 'Pupils are entered by `/pupils` and members of staff by `/staff`.',
    body: newPerson,
    status: 201,
    result: person,
    handle: ({ journal, caller, body }) => createPerson(journal, caller, body),
  }),
  route({
    method: 'get',
    path: '/people',
    summary: 'List or search people',
    query: peopleQuery,
    status: 200,
    result: pageOf(person),
    handle: ({ journal, caller, query }) => listPeople(journal, caller, query),
  }),
  route({
    method: 'get',
    path: '/people/{id}',
    summary: 'Read a person',
    params: idParams,
    status: 200,
    result: person,
    handle: ({ journal, caller, params }) => readPerson(journal, caller, params),
  }),
  route({
    method: 'patch',
    path: '/people/{id}',
    summary: 'Correct a name, sex or day of birth',
    description: 'What is left out stays; null empties a field.',
    params: idParams,
    body: personChanges,
    status: 200,
    result: person,
    handle: ({ journal, caller, params, body }) => changePerson(journal, caller, { ...params, ...body }),
  }),
]
