import { z } from 'zod/v4';
import { parseItems } from './parseItems';

const schema = z.object({ name: z.string() });

describe('parseItems', () => {
  it('keeps the order, and leaves out what is malformed', async () => {
    const items = Array.from({ length: 1_200 }, (_, index) => ({
      name: index === 700 ? null : `app-${index}`,
    }));
    const parsed = await parseItems(items, schema);
    expect(parsed).toEqual(items.filter(({ name }) => name));
    expect(parsed).toHaveLength(1_199);
  });

  it('takes no items for none', async () => {
    expect(await parseItems(null, schema)).toEqual([]);
    expect(await parseItems(undefined, schema)).toEqual([]);
  });

  it('lets others have their turn in between', async () => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await parseItems(Array(2_001).fill({ name: 'app' }), schema);
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(4);
  });
});
