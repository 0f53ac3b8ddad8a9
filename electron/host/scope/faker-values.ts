import type { Faker } from '@faker-js/faker'
import type { DynamicName } from '#shared/template/dynamic-names.ts'
import type { PlainDynamicName } from './plain-dynamic-values.ts'

/** How long Postman's and Bruno's passwords are. */
const PASSWORD_LENGTH = 15

/** No server gives out random pictures of a category any more. */
const anyImage = (faker: Faker) => faker.image.url()

/** Dynamic values that are made up by faker. */
export const FAKER_VALUES: Record<
  Exclude<DynamicName, PlainDynamicName>,
  (faker: Faker) => string | number
> = {
  randomColor: ({ color }) => color.human(),
  randomAbbreviation: ({ hacker }) => hacker.abbreviation(),

  randomIP: ({ internet }) => internet.ipv4(),
  randomIPV4: ({ internet }) => internet.ipv4(),
  randomIPV6: ({ internet }) => internet.ipv6(),
  randomMACAddress: ({ internet }) => internet.mac(),
  randomPassword: ({ string }) => string.alphanumeric(PASSWORD_LENGTH),
  randomLocale: ({ location }) => location.language().alpha2,
  randomUserAgent: ({ internet }) => internet.userAgent(),
  randomProtocol: ({ internet }) => internet.protocol(),
  randomSemver: ({ system }) => system.semver(),

  randomFirstName: ({ person }) => person.firstName(),
  randomLastName: ({ person }) => person.lastName(),
  randomFullName: ({ person }) => person.fullName(),
  randomNamePrefix: ({ person }) => person.prefix(),
  randomNameSuffix: ({ person }) => person.suffix(),
  randomJobArea: ({ person }) => person.jobArea(),
  randomJobDescriptor: ({ person }) => person.jobDescriptor(),
  randomJobTitle: ({ person }) => person.jobTitle(),
  randomJobType: ({ person }) => person.jobType(),
  randomPhoneNumber: ({ helpers }) => helpers.fromRegExp('[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}'),
  randomPhoneNumberExt: ({ helpers }) => helpers.fromRegExp('[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4} x[0-9]{3}'),

  randomCity: ({ location }) => location.city(),
  randomStreetName: ({ location }) => location.street(),
  randomStreetAddress: ({ location }) => location.streetAddress(),
  randomCountry: ({ location }) => location.country(),
  randomCountryCode: ({ location }) => location.countryCode(),
  randomLatitude: ({ location }) => location.latitude(),
  randomLongitude: ({ location }) => location.longitude(),

  randomAvatarImage: faker => faker.image.avatar(),
  randomImageUrl: anyImage,
  randomAbstractImage: anyImage,
  randomAnimalsImage: anyImage,
  randomBusinessImage: anyImage,
  randomCatsImage: anyImage,
  randomCityImage: anyImage,
  randomFoodImage: anyImage,
  randomNightlifeImage: anyImage,
  randomFashionImage: anyImage,
  randomPeopleImage: anyImage,
  randomNatureImage: anyImage,
  randomSportsImage: anyImage,
  randomTransportImage: anyImage,
  randomImageDataUri: faker => faker.image.dataUri(),

  randomBankAccount: ({ finance }) => finance.accountNumber(8),
  randomBankAccountName: ({ finance }) => finance.accountName(),
  randomCreditCardMask: ({ string }) => string.numeric(4),
  randomBankAccountBic: ({ finance }) => finance.bic(),
  randomBankAccountIban: ({ finance }) => finance.iban(),
  randomTransactionType: ({ finance }) => finance.transactionType(),
  randomCurrencyCode: ({ finance }) => finance.currencyCode(),
  randomCurrencyName: ({ finance }) => finance.currencyName(),
  randomCurrencySymbol: ({ finance }) => finance.currencySymbol(),
  randomBitcoin: ({ finance }) => finance.bitcoinAddress(),

  randomCompanyName: ({ company }) => company.name(),
  randomCompanySuffix: ({ helpers }) => helpers.arrayElement(['Inc', 'LLC', 'Group', 'and Sons']),
  randomBs: ({ company }) => company.buzzPhrase(),
  randomBsAdjective: ({ company }) => company.buzzAdjective(),
  randomBsBuzz: ({ company }) => company.buzzVerb(),
  randomBsNoun: ({ company }) => company.buzzNoun(),
  randomCatchPhrase: ({ company }) => company.catchPhrase(),
  randomCatchPhraseAdjective: ({ company }) => company.catchPhraseAdjective(),
  randomCatchPhraseDescriptor: ({ company }) => company.catchPhraseDescriptor(),
  randomCatchPhraseNoun: ({ company }) => company.catchPhraseNoun(),

  randomDatabaseColumn: ({ database }) => database.column(),
  randomDatabaseType: ({ database }) => database.type(),
  randomDatabaseCollation: ({ database }) => database.collation(),
  randomDatabaseEngine: ({ database }) => database.engine(),

  randomDateFuture: ({ date }) => date.future().toISOString(),
  randomDatePast: ({ date }) => date.past().toISOString(),
  randomDateRecent: ({ date }) => date.recent().toISOString(),
  randomWeekday: ({ date }) => date.weekday(),
  randomMonth: ({ date }) => date.month(),

  randomDomainName: ({ internet }) => internet.domainName(),
  randomDomainSuffix: ({ internet }) => internet.domainSuffix(),
  randomDomainWord: ({ internet }) => internet.domainWord(),
  randomEmail: ({ internet }) => internet.email(),
  randomExampleEmail: ({ internet }) => internet.exampleEmail(),
  randomUserName: ({ internet }) => internet.username(),
  randomUrl: ({ internet }) => internet.url(),

  randomFileName: ({ system }) => system.fileName(),
  randomFileType: ({ system }) => system.fileType(),
  randomFileExt: ({ system }) => system.fileExt(),
  randomCommonFileName: ({ system }) => system.commonFileName(),
  randomCommonFileType: ({ system }) => system.commonFileType(),
  randomCommonFileExt: ({ system }) => system.commonFileExt(),
  randomFilePath: ({ system }) => system.filePath(),
  randomDirectoryPath: ({ system }) => system.directoryPath(),
  randomMimeType: ({ system }) => system.mimeType(),

  randomPrice: ({ commerce }) => commerce.price({ min: 0, max: 1000 }),
  randomProduct: ({ commerce }) => commerce.product(),
  randomProductAdjective: ({ commerce }) => commerce.productAdjective(),
  randomProductMaterial: ({ commerce }) => commerce.productMaterial(),
  randomProductName: ({ commerce }) => commerce.productName(),
  randomDepartment: ({ commerce }) => commerce.department(),

  randomNoun: ({ hacker }) => hacker.noun(),
  randomVerb: ({ hacker }) => hacker.verb(),
  randomIngverb: ({ hacker }) => hacker.ingverb(),
  randomAdjective: ({ hacker }) => hacker.adjective(),
  randomWord: ({ word }) => word.sample(),
  randomWords: ({ word }) => word.words({ count: { min: 2, max: 5 } }),
  randomPhrase: ({ hacker }) => hacker.phrase(),

  randomLoremWord: ({ lorem }) => lorem.word(),
  randomLoremWords: ({ lorem }) => lorem.words(3),
  randomLoremSentence: ({ lorem }) => lorem.sentence(),
  randomLoremSentences: ({ lorem }) => lorem.sentences({ min: 2, max: 6 }),
  randomLoremParagraph: ({ lorem }) => lorem.paragraph(),
  randomLoremParagraphs: ({ lorem }) => lorem.paragraphs(3),
  randomLoremText: ({ lorem }) => lorem.text(),
  randomLoremSlug: ({ lorem }) => lorem.slug(),
  randomLoremLines: ({ lorem }) => lorem.lines({ min: 1, max: 5 })
}
