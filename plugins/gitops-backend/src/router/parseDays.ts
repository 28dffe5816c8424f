import { InputError } from '@backstage/errors';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 365;

/**
 * Parses the query of `GET /entities/…/delivery-figures`.
 *
 * @returns the length of the window, 30 by default
 * @throws InputError naming the parameter, its value and what is allowed
 */
export function parseDays(query: Readonly<Record<string, unknown>>): number {
  const unknown = Object.keys(query).find(key => key !== 'days');
  if (unknown !== undefined) {
    throw new InputError(
      `Unknown query parameter "${unknown}"; allowed are days`,
    );
  }
  const { days } = query;
  if (days === undefined) return DEFAULT_DAYS;
  const number =
    typeof days === 'string' && /^\d{1,3}$/.test(days) ? Number(days) : NaN;
  if (!(number >= 1 && number <= MOST_DAYS)) {
    throw new InputError(
      `Query parameter "days" has ${JSON.stringify(
        days,
      )}; allowed are whole numbers from 1 to ${MOST_DAYS}`,
    );
  }
  return number;
}
