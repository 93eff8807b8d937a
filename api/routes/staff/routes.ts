import { appointment, appointStaff } from '../../../journal/staff/appoint-staff'
import { endStaffRole } from '../../../journal/staff/end-staff-role'
import { listStaff } from '../../../journal/staff/list-staff'
import { pageOf, route } from '../../route'
import { staffMember, staffQuery, staffRoleParams } from './schema'

/** Who works at a school, and as what; scope `people`. */
export const staffRoutes = [
  route({
    method: 'post',
    path: '/staff',
    summary: 'Give somebody a role at the school',
    description:
      'With `personId` somebody whom the school knows; else a new person with `schoolId` and names. The answer has the new roles.',
    body: appointment,
    status: 201,
    result: staffMember,
    handle: ({ journal, caller, body }) => appointStaff(journal, caller, body),
  }),
  route({
    method: 'get',
    path: '/staff',
    summary: 'List members of staff with their roles',
    query: staffQuery,
    status: 200,
    result: pageOf(staffMember),
    handle: ({ journal, caller, query }) => listStaff(journal, caller, query),
  }),
  route({
    method: 'delete',
    path: '/staff/{id}/roles/{role}',
    summary: 'End a role today',
    params: staffRoleParams,
    status: 204,
    async handle({ journal, caller, params }) {
      await endStaffRole(journal, caller, { personId: params.id, role: params.role })
      return undefined
    },
  }),
]
