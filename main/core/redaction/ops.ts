import { redactionGroundsSchema } from '../../contract/redaction.ts';
import {
  defineOpKind,
  type EntityName,
  type OpKindDefinition,
  type Travel,
  type Writer,
} from '../log/op-kind.ts';

/**
 * The personal data of a record is erased here and wherever it went; number, codes, dates and states stay (exchange.md
 * §8). Who did it stands in the op, why and on what law in its body; it has no words of its own. Whoever of the two levels
 * has written one has erased: nothing brings its words back, so it holds at the other level, too, whoever owned the record.
 */
export function defineRedaction<const E extends EntityName>(
  entity: E,
  travel: Travel,
  writer?: Writer,
): OpKindDefinition<E, typeof redactionGroundsSchema, null> {
  return defineOpKind({
    entity,
    schema: 1,
    body: redactionGroundsSchema,
    pii: null,
    travel,
    ...(writer === undefined ? {} : { writer }),
    erases: 'redacted',
  });
}
