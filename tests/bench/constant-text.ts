/** What the constant answer says. */
export const constantText = 'Принято'
