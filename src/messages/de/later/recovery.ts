export const recovery = {
  sheet: {
    title: 'Wiederherstellungsblatt',
  },
};
