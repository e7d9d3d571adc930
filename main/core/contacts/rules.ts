/** A visit of five people or more is collective (domain.md §1.2; to be confirmed, therefore in one place). */
export const collectiveFrom = 5;

/** A joint visit elects at most five representatives (Regs 2022 Art 20). */
export const maxRepresentatives = 5;
