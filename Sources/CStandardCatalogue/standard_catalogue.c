#include "standard_catalogue.h"

// The compiler copies the files in (C23) and rebuilds this one when any of them changes.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char aliases[] = {
#embed "../../data/catalogue/aliases.csv"
};
static const unsigned char areas[] = {
#embed "../../data/catalogue/areas.csv"
};
static const unsigned char authority_changes[] = {
#embed "../../data/catalogue/authority_changes.csv"
};
static const unsigned char bases[] = {
#embed "../../data/catalogue/bases.csv"
};
static const unsigned char benchmarks[] = {
#embed "../../data/catalogue/benchmarks.csv"
};
static const unsigned char breakdowns[] = {
#embed "../../data/catalogue/breakdowns.csv"
};
static const unsigned char codes[] = {
#embed "../../data/catalogue/codes.csv"
};
static const unsigned char datasets[] = {
#embed "../../data/catalogue/datasets.csv"
};
static const unsigned char fields[] = {
#embed "../../data/catalogue/fields.csv"
};
static const unsigned char identities[] = {
#embed "../../data/catalogue/identities.csv"
};
static const unsigned char indicators[] = {
#embed "../../data/catalogue/indicators.csv"
};
static const unsigned char measures[] = {
#embed "../../data/catalogue/measures.csv"
};
static const unsigned char publications[] = {
#embed "../../data/catalogue/publications.csv"
};
static const unsigned char questions[] = {
#embed "../../data/catalogue/questions.csv"
};
static const unsigned char rules[] = {
#embed "../../data/catalogue/rules.csv"
};
static const unsigned char spellings[] = {
#embed "../../data/catalogue/spellings.csv"
};
static const unsigned char splits[] = {
#embed "../../data/catalogue/splits.csv"
};
static const unsigned char words[] = {
#embed "../../data/catalogue/words.csv"
};

#define FILE_OF(table) {#table ".csv", table, sizeof table}

static const struct catalogue_file files[] = {
    FILE_OF(aliases), FILE_OF(areas), FILE_OF(authority_changes),
    FILE_OF(bases), FILE_OF(benchmarks),
    FILE_OF(breakdowns), FILE_OF(codes), FILE_OF(datasets),
    FILE_OF(fields), FILE_OF(identities), FILE_OF(indicators),
    FILE_OF(measures), FILE_OF(publications), FILE_OF(questions),
    FILE_OF(rules), FILE_OF(spellings), FILE_OF(splits), FILE_OF(words),
};

size_t standard_catalogue_count(void) { return sizeof files / sizeof files[0]; }

struct catalogue_file standard_catalogue_file(size_t position) { return files[position]; }
