import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';

/** Who owns an entity: entity references of users and groups, lower case, each once. */
export function selectEntityOwners(
  entity: Pick<Entity, 'relations'>,
): readonly string[] {
  const owners = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  return [...new Set(owners)];
}
