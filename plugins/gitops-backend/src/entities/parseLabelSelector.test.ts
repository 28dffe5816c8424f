import { parseLabelSelector } from './parseLabelSelector';

const labels = { app: 'shop', tier: 'api', empty: '' };

describe('parseLabelSelector', () => {
  it.each([
    ['app=shop', true],
    ['app==shop', true],
    ['app = shop , tier=api', true],
    ['app=shop,tier=web', false],
    ['app!=shop', false],
    ['app!=other', true],
    ['absent!=x', true],
    ['tier in (web, api)', true],
    ['tier in (web),app=shop', false],
    ['tier notin (web,db)', true],
    ['absent notin (x)', true],
    ['absent in (x)', false],
    ['app', true],
    ['!app', false],
    ['!absent', true],
    ['empty=', true],
    ['example.com/app=shop', false],
    ['', false],
    ['app=shop)', false],
    ['app in shop', false],
    ['=shop', false],
  ])('%s', (text, isSelected) => {
    expect(parseLabelSelector(text)(labels)).toBe(isSelected);
  });
});
