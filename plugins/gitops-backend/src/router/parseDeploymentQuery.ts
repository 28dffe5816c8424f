import { healthFromBestToWorst } from '@backstage-gitops/plugin-gitops-common';
import { InputError } from '@backstage/errors';
import {
  DeploymentFilterKey,
  DeploymentListQuery,
  deploymentSortFields,
} from '../service/DeploymentListQuery';
import { parseCursor } from '../service/parseCursor';

/** Filters, with the values they allow; undefined where any text may be a value. */
const filters: Record<DeploymentFilterKey, readonly string[] | undefined> = {
  app: undefined,
  cluster: undefined,
  environment: undefined,
  engine: undefined,
  kind: ['Application', 'Kustomization', 'HelmRelease'],
  sync: ['Synced', 'OutOfSync', 'Unknown'],
  health: healthFromBestToWorst,
  drift: ['none', 'drifted', 'notChecked', 'unknown'],
  project: undefined,
};
const filterKeys = Object.keys(filters) as DeploymentFilterKey[];
const otherKeys = ['search', 'sort', 'cursor', 'limit'];

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 500;

/**
 * Parses the query of `GET /deployments`.
 *
 * @throws InputError naming the parameter, its value and what is allowed
 */
export function parseDeploymentQuery(
  query: Readonly<Record<string, unknown>>,
): DeploymentListQuery {
  const allowed: string[] = [...filterKeys, ...otherKeys];
  for (const key of Object.keys(query)) {
    if (!allowed.includes(key)) {
      throw new InputError(
        `Unknown query parameter "${key}"; allowed are ${allowed.join(', ')}`,
      );
    }
  }
  const filter: DeploymentListQuery['filter'] = {};
  for (const key of filterKeys) {
    const values = readValues(query, key);
    if (values.length > 0) filter[key] = values;
    values.forEach(value => expectAllowed(key, value, filters[key]));
  }
  const sort = parseSort(readOne(query, 'sort') ?? 'app');
  const cursor = readOne(query, 'cursor');
  const after = cursor === undefined ? undefined : parseCursor(cursor, sort);
  if (cursor !== undefined && !after) {
    throw new InputError(
      `Query parameter "cursor" has "${cursor}"; allowed is only what "nextCursor" of the page before says, with the same "sort"`,
    );
  }
  return {
    filter,
    search: readOne(query, 'search')?.trim().toLocaleLowerCase('en-US'),
    sort,
    after,
    limit: parseLimit(readOne(query, 'limit')),
  };
}

function readValues(
  query: Readonly<Record<string, unknown>>,
  key: string,
): string[] {
  const value = query[key];
  const values = Array.isArray(value) ? value : [value ?? []].flat();
  if (!values.every(each => typeof each === 'string')) {
    throw new InputError(
      `Query parameter "${key}" has a nested value; allowed are texts, for several repeat the parameter`,
    );
  }
  return values;
}

function readOne(
  query: Readonly<Record<string, unknown>>,
  key: string,
): string | undefined {
  const values = readValues(query, key);
  if (values.length > 1) {
    throw new InputError(
      `Query parameter "${key}" has ${values.length} values; allowed is one`,
    );
  }
  return values[0];
}

function expectAllowed(
  key: string,
  value: string,
  allowed: readonly string[] | undefined,
): void {
  if (allowed && !allowed.includes(value)) {
    throw new InputError(
      `Query parameter "${key}" has "${value}"; allowed are ${allowed.join(
        ', ',
      )}`,
    );
  }
}

function parseSort(sort: string): DeploymentListQuery['sort'] {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  const field = deploymentSortFields.find(each => each === name);
  if (!field) {
    throw new InputError(
      `Query parameter "sort" has "${sort}"; allowed are ${deploymentSortFields.join(
        ', ',
      )}, each with or without a leading "-"`,
    );
  }
  return { field, descending };
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(limit >= 1 && limit <= LARGEST_LIMIT)) {
    throw new InputError(
      `Query parameter "limit" has "${text}"; allowed are whole numbers from 1 to ${LARGEST_LIMIT}`,
    );
  }
  return limit;
}
