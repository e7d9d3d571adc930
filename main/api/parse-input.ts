import type { z } from 'zod';
import type { ErrorParams, Issue, Result } from '../contract/result.ts';
import { failure, success } from '../contract/result.ts';

/** A form has far fewer fields; a hostile list of a million bad entries shall not make a million issues. */
const MAX_ISSUES = 100;
const shownParams = [
  'minimum',
  'maximum',
  'inclusive',
  'exact',
  'origin',
  'expected',
  'format',
  'divisor',
] as const;

/** Validates a route's input. Errors: INPUT_INVALID with one issue per refused field; no text of the validator gets out. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return success(parsed.data);
  return failure('INPUT_INVALID', {}, parsed.error.issues.slice(0, MAX_ISSUES).map(toIssue));
}

function toIssue(issue: z.core.$ZodIssue): Issue {
  const params = paramsOf(issue);
  return {
    path: issue.path.map(String).join('.'),
    code: codeOf(issue),
    ...(Object.keys(params).length > 0 ? { params } : {}),
  };
}

/** A refinement of ours names its own code: `ctx.addIssue({ code: 'custom', params: { code: 'DATE_IN_FUTURE' } })`. */
function codeOf(issue: z.core.$ZodIssue): string {
  const own: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof own === 'string' ? own : issue.code;
}

function paramsOf(issue: z.core.$ZodIssue): ErrorParams {
  const values: Readonly<Record<string, unknown>> = { ...issue };
  return Object.fromEntries(
    shownParams
      .map((name) => [name, values[name]] as const)
      .filter(
        (entry): entry is [(typeof shownParams)[number], string | number | boolean] =>
          typeof entry[1] === 'string' || typeof entry[1] === 'number' || typeof entry[1] === 'boolean',
      ),
  );
}
